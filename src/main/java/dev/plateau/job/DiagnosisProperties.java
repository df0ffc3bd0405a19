package dev.plateau.job;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the diagnosis.
 *
 * @param work multiply-adds that the trials of one job may take, more for large jobs; 3e9 are about
 *     a second of one core
 */
@ConfigurationProperties("plateau.diagnosis")
record DiagnosisProperties(@DefaultValue("1e10") double work) {}
