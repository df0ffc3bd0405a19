package dev.plateau;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The service: starts HTTP, the job executor and the store. */
@SpringBootApplication
public class PlateauApplication {
  public static void main(String[] args) {
    SpringApplication.run(PlateauApplication.class, args);
  }
}
