/**
 * Where the service starts. Everything else lives in the packages below, and arrows between them
 * only point downwards: web, job, spec, diagnosis, training, network, data, math, kernel.
 */
@NullMarked
package dev.plateau;

import org.jspecify.annotations.NullMarked;
