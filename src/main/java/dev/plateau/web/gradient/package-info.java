/** Gradients over HTTP: of any loss at any theta, and along a job's run. */
@NullMarked
package dev.plateau.web.gradient;

import org.jspecify.annotations.NullMarked;
