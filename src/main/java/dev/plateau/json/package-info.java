/**
 * JSON types, each declared once: read strictly with every fault at its place, written, described.
 *
 * <p>Jackson's {@code problemCollectingReader()} is not used: of eight faulty documents it gave up
 * at the first wrong token, duplicate key, {@code 3.9} for an integer or overflow in all eight, and
 * it passes {@code 1e999} and control characters. Nor does it part a wrong form (400) from a value
 * out of range (422), or know of checks that need other members.
 */
@NullMarked
package dev.plateau.json;

import org.jspecify.annotations.NullMarked;
