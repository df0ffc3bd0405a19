/**
 * Runs from public questions and published benchmarks of faulty programs, rebuilt from their facts,
 * and how often the diagnosis is right about them.
 */
@NullMarked
package dev.plateau.diagnosis.world;

import org.jspecify.annotations.NullMarked;
