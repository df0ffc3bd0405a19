package dev.plateau.web.experiment;

import io.swagger.v3.oas.annotations.media.Schema;

/** An experiment, or a map of it where the query asks for one. */
@Schema(
    name = "ExperimentOrMap",
    oneOf = {ExperimentView.class, MapView.class})
sealed interface ExperimentAnswer permits ExperimentView, MapView {}
