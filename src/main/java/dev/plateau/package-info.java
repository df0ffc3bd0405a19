/**
 * Where the service starts. Everything else lives one package down, and arrows between packages
 * only point downwards: web, job, diagnosis, training, network, data, math.
 */
@NullMarked
package dev.plateau;

import org.jspecify.annotations.NullMarked;
