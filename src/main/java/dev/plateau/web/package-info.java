/**
 * The HTTP API, a package for each resource: requests are read strictly, jobs are returned as JSON,
 * CSV, plots and event streams, every error is a problem document.
 *
 * <p>Requests are read from a tree, not bound to objects, because a binder stops at the first fault
 * and every fault is to be named: malformed input gives 400, values out of range 422.
 */
@NullMarked
package dev.plateau.web;

import org.jspecify.annotations.NullMarked;
