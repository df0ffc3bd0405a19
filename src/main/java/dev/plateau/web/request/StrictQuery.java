package dev.plateau.web.request;

import dev.plateau.json.InvalidRequest;
import dev.plateau.json.Violations;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses query parameters that a method does not know, or that are given too often. */
public final class StrictQuery implements HandlerInterceptor {

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method && isOurs(method)) {
      Violations faults = new Violations();
      Set<String> single = singleParameters(method);
      Set<String> repeated = repeatedParameters(method);
      for (Map.Entry<String, String[]> given : parameters(request).entrySet()) {
        check(given.getKey(), given.getValue().length, single, repeated, faults);
      }
      faults.refuseIfAny();
    }
    return true;
  }

  /** The error page is called with the query of the request that failed. */
  private static boolean isOurs(HandlerMethod method) {
    Class<?> type = method.getBeanType();
    return type.getPackageName().startsWith("dev.plateau.")
        && !ErrorController.class.isAssignableFrom(type);
  }

  private static Map<String, String[]> parameters(HttpServletRequest request) {
    try {
      return request.getParameterMap();
    } catch (IllegalStateException undecodable) {
      throw InvalidRequest.parameter(
          "",
          "The query cannot be decoded: % must be followed by two hex digits, "
              + "and the decoded bytes must be UTF-8.");
    }
  }

  private static void check(
      String name, int times, Set<String> single, Set<String> repeated, Violations faults) {
    if (single.contains(name)) {
      if (times > 1) {
        faults.parameter(name, "is given %d times; once is allowed".formatted(times));
      }
    } else if (repeated.stream().noneMatch(known -> matches(name, known))) {
      Set<String> known = new TreeSet<>(single);
      known.addAll(repeated);
      faults.parameter(
          name,
          known.isEmpty()
              ? "is unknown; this request has no query parameters"
              : "is unknown; the query parameters are " + String.join(", ", known));
    }
  }

  /** Whether a name is the known one, or follows it as {@code type.year} follows {@code type.*}. */
  private static boolean matches(String name, String known) {
    return known.endsWith(".*")
        ? name.startsWith(known.substring(0, known.length() - 1))
            && name.length() > known.length() - 1
        : name.equals(known);
  }

  private static Set<String> singleParameters(HandlerMethod method) {
    Set<String> names = new TreeSet<>();
    for (MethodParameter parameter : method.getMethodParameters()) {
      AllowedParameters known = parameter.getParameterAnnotation(AllowedParameters.class);
      if (known != null) {
        names.addAll(List.of(known.value()));
      } else if (parameter.hasParameterAnnotation(RequestParam.class)) {
        names.add(parameter.getParameter().getName());
      }
    }
    return names;
  }

  /** Parameters that a method reads itself because they may be repeated. */
  private static Set<String> repeatedParameters(HandlerMethod method) {
    Set<String> names = new TreeSet<>();
    Arrays.stream(method.getMethod().getAnnotationsByType(Parameter.class))
        .filter(parameter -> parameter.in() == ParameterIn.QUERY)
        .forEach(parameter -> names.add(parameter.name()));
    return names;
  }
}
