/**
 * Pictures of a run, as SVG and as PNG: its losses and what its network predicts.
 *
 * <p>JFreeChart lays a chart out and draws it with any {@link java.awt.Graphics2D}; the JDK's makes
 * the PNG and Batik's the SVG. Axes are our own: they are told where their numbers stand, so that
 * 1e300 and 1e-30 are as well treated as 1, and a logarithm is taken by whoever places a point.
 */
@NullMarked
package dev.plateau.plot;

import org.jspecify.annotations.NullMarked;
