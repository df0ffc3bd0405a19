package dev.plateau.plot;

/**
 * The title and the subtitle of a picture.
 *
 * @param subtitle what the picture was made from
 */
public record Caption(String title, String subtitle) {}
