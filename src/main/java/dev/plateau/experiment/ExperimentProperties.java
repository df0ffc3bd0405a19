package dev.plateau.experiment;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How large an experiment may be.
 *
 * @param points combinations of values
 * @param runs of all points together
 */
@ConfigurationProperties("plateau.experiments")
record ExperimentProperties(@DefaultValue("10000") int points, @DefaultValue("1000000") int runs) {}
