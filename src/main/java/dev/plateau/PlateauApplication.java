package dev.plateau;

import dev.plateau.kernel.KernelWarmup;
import dev.plateau.web.access.NewKey;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The service: starts HTTP, the job executor and the store; the core has no part in Spring. */
@SpringBootApplication(
    scanBasePackages = {
      "dev.plateau.experiment",
      "dev.plateau.job",
      "dev.plateau.spec",
      "dev.plateau.store",
      "dev.plateau.trace",
      "dev.plateau.web"
    })
public class PlateauApplication {
  public static void main(String[] args) {
    if (!NewKey.isMade(args)) {
      KernelWarmup.begin();
      SpringApplication.run(PlateauApplication.class, args);
    }
  }
}
