package dev.plateau.diagnosis.trial;

/**
 * A remedy that was not tried.
 *
 * @param reason one sentence
 */
public record NotTried(String id, String reason) {}
