/**
 * What was tried and what came of it: runs of changed specs on the same rows, within a budget, and
 * how often they converge.
 */
@NullMarked
package dev.plateau.diagnosis.trial;

import org.jspecify.annotations.NullMarked;
