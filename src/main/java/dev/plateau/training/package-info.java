/**
 * Training that can be interrupted, resumed elsewhere to the same bits, and read afterwards: a
 * {@link dev.plateau.training.Trainer} follows a {@link dev.plateau.training.Spec} and leaves a
 * history and an {@link dev.plateau.training.Outcome}.
 */
@NullMarked
package dev.plateau.training;

import org.jspecify.annotations.NullMarked;
