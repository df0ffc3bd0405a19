/**
 * Who may call: anybody on this machine, holders of a key, or users of an identity provider.
 *
 * <p>One filter finds out who calls and whether the role allows the method; what a caller sees is
 * decided by the store, which asks {@link dev.plateau.job.Caller}.
 */
@NullMarked
package dev.plateau.web.access;

import org.jspecify.annotations.NullMarked;
