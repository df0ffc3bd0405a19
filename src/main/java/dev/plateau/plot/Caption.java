package dev.plateau.plot;

/**
 * The words above a picture.
 *
 * @param subtitle what the picture was made from
 */
public record Caption(String title, String subtitle) {}
