/** Gradients over HTTP: of any loss at any theta, and of a job at any epoch. */
@NullMarked
package dev.plateau.web.gradient;

import org.jspecify.annotations.NullMarked;
