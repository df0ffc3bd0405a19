package dev.plateau.bench;

import org.openjdk.jmh.annotations.Fork;

/** The same work items with the plain kernels: the baseline. */
@Fork(value = 1, jvmArgsAppend = "-Dplateau.kernels=plain")
public class PlainTrainingBenchmark extends TrainingBenchmark {}
