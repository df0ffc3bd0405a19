package dev.plateau.web.experiment;

import io.swagger.v3.oas.annotations.media.Schema;

/** An experiment, or a map or a curve of it where the query asks for one. */
@Schema(
    name = "ExperimentOrPicture",
    oneOf = {ExperimentView.class, MapView.class, CurveView.class})
sealed interface ExperimentAnswer permits ExperimentView, MapView, CurveView {}
