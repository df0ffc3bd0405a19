/**
 * Pictures of a run as SVG and PNG: its loss curve and the predictions of its network.
 *
 * <p>JFreeChart lays a chart out and draws it with any {@link java.awt.Graphics2D}: with the JDK's
 * to PNG, with Batik's to SVG. Axes get their ticks from us, so that they work for 1e300 and 1e-30
 * as well as for 1; on logarithmic axes the positions of points are logarithms.
 */
@NullMarked
package dev.plateau.plot;

import org.jspecify.annotations.NullMarked;
