package dev.plateau.job;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the diagnosis.
 *
 * @param budget processor time that the trials of one job may take
 */
@ConfigurationProperties("plateau.diagnosis")
record DiagnosisProperties(@DefaultValue("2s") Duration budget) {}
