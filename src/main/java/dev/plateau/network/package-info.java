/**
 * Dense networks: their shape, their parameters in the founding order, how they start, and the
 * objective L(theta; data) with its derivatives.
 *
 * <p>theta lists the weights layer by layer, each layer's matrix row by row with one row per input
 * of the layer, then the biases layer by layer. For 2-2-1 that is w1..w6, b1, b2, b3 with w1
 * x1-&gt;h1, w2 x1-&gt;h2, w3 x2-&gt;h1, w4 x2-&gt;h2, w5 h1-&gt;y, w6 h2-&gt;y.
 */
@NullMarked
package dev.plateau.network;

import org.jspecify.annotations.NullMarked;
