/** Jobs over HTTP: submit, get, list, cancel, delete, and live progress. */
@NullMarked
package dev.plateau.web.job;

import org.jspecify.annotations.NullMarked;
