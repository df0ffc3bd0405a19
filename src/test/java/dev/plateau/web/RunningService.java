package dev.plateau.web;

import dev.plateau.plot.NoFonts;
import dev.plateau.web.result.PictureConverter;
import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * The whole service on a random port, one for all tests that ask nothing special of it. Its
 * diagnoses try less than by default, since one thread makes them all, one after the other.
 */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {"plateau.training.slice=20ms", "plateau.diagnosis.work=3e9"})
@Import({RunningService.Failing.class, RunningService.LostCommits.class})
public abstract class RunningService {
  @LocalServerPort private int port;

  protected Client client() {
    return new Client(port);
  }

  /** Loses the answer to the commit of a request that asks for it. */
  static class LostCommits implements TransactionExecutionListener {
    @Override
    public void afterCommit(TransactionExecution transaction, @Nullable Throwable failure) {
      if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
          && request.getRequest().getHeader("Lose-Commit") != null) {
        throw new TransientDataAccessResourceException("The connection was cut");
      }
    }
  }

  /** An address where the service fails in a way that nobody has foreseen. */
  @Hidden
  @RestController
  static class Failing {
    @GetMapping("/test/failure")
    String fail() {
      throw new IllegalStateException("select secret from org.postgresql.Tables");
    }

    @GetMapping("/test/no-fonts")
    PictureConverter.Drawable failToDraw() {
      return () -> {
        throw new NoFonts(new InternalError("Fontconfig head is null"));
      };
    }
  }
}
