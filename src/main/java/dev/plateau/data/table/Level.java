package dev.plateau.data.table;

/**
 * One of the words of a category.
 *
 * @param rows how many rows have it
 */
public record Level(String value, int rows) {}
