/**
 * The JSON of a job: {@code SpecTypes} and {@code DescentTypes} declare each type and member once;
 * requests, answers, the store and the descriptions of the API all go by it. What members must hold
 * together is in {@code Fitting}.
 */
@NullMarked
package dev.plateau.spec;

import org.jspecify.annotations.NullMarked;
