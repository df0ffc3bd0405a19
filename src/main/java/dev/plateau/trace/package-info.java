/**
 * Traces: what a request caused, in this process and in others, as spans that are sent by OTLP.
 *
 * <p>They are off until {@code management.opentelemetry.tracing.export.otlp.endpoint} says where
 * they go; then nothing of OpenTelemetry is loaded. What runs later, a job or an experiment, keeps
 * with its row where the request stood in its trace, so that whoever works on it continues there.
 */
@NullMarked
package dev.plateau.trace;

import org.jspecify.annotations.NullMarked;
