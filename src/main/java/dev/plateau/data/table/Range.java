package dev.plateau.data.table;

/** Where the numbers of a column lie; for dates in days since 1970-01-01. */
public record Range(double min, double max, double mean) {}
