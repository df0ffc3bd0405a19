package dev.plateau.web.comparison;

import dev.plateau.web.request.ComputeThread;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Lets finished jobs predict together. */
@RestController
class EnsembleController {
  private final EnsembleReader reader;
  private final ComputeThread computing;

  EnsembleController(EnsembleReader reader, ComputeThread computing) {
    this.reader = reader;
    this.computing = computing;
  }

  @PostMapping(
      path = "/v1/ensembles",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  EnsembleView predict(@RequestBody byte[] body) {
    Ensemble ensemble = reader.read(body);
    return EnsembleView.of(ensemble, computing.run(ensemble.cost(), ensemble::predict));
  }
}
