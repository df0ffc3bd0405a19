/**
 * The service's door: requests read strictly, jobs shown as JSON, CSV, plots and event streams,
 * every error a problem document.
 *
 * <p>Requests are read from a tree, not bound to objects, because a binder stops at the first fault
 * and we name them all: what is malformed gives 400, what is well-formed but out of range 422.
 */
@NullMarked
package dev.plateau.web;

import org.jspecify.annotations.NullMarked;
