package dev.plateau.web.problem;

import java.io.IOException;
import java.util.Objects;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.tomcat.util.res.StringManager;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes problem documents for requests that Tomcat refuses before Spring sees them. */
@Component
class TomcatErrors implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
  private final JsonMapper json;

  TomcatErrors(JsonMapper json) {
    this.json = json;
  }

  /** The valve runs inside Tomcat's own, which finds the answer written and adds nothing. */
  @Override
  public void customize(TomcatServletWebServerFactory tomcat) {
    tomcat.addContextCustomizers(
        context -> context.getParent().getPipeline().addValve(new Report(json)));
  }

  private static final class Report extends ErrorReportValve {
    private static final String TOO_LARGE =
        StringManager.getManager("org.apache.coyote.http11")
            .getString("iib.requestheadertoolarge.error");

    private final JsonMapper json;

    Report(JsonMapper json) {
      this.json = json;
    }

    /** Tomcat says 400 of an address or headers that are too long. */
    private static @Nullable HttpStatus status(
        Request request, Response response, @Nullable Throwable cause) {
      if (cause != null && TOO_LARGE.equals(cause.getMessage())) {
        boolean inAddress = request.getCoyoteRequest().requestURI().isNull();
        response.setStatus(
            (inAddress ? HttpStatus.URI_TOO_LONG : HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE)
                .value());
      }
      return HttpStatus.resolve(response.getStatus());
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable cause) {
      HttpStatus status = status(request, response, cause);
      if (status == null || !status.isError() || response.getContentWritten() > 0) {
        return;
      }
      if (!response.setErrorReported()) {
        return;
      }
      ProblemDetail problem = ProblemDocument.of(status);
      ProblemDocument.at(request.getRequestURI(), problem);
      byte[] body = json.writeValueAsBytes(problem);
      try {
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(body.length);
        Objects.requireNonNull(response.getOutputStream()).write(body);
        response.finishResponse();
      } catch (IOException gone) {
        container.getLogger().debug("A client disconnected before its error was written", gone);
      }
    }
  }
}
