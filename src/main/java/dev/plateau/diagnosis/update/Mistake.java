package dev.plateau.diagnosis.update;

import java.util.function.Supplier;

/**
 * A usual mistake in a training loop.
 *
 * @param explanation a sentence
 * @param loops makes loops with the mistake, each before its first step
 */
record Mistake(String id, String explanation, Supplier<Loop> loops) {}
