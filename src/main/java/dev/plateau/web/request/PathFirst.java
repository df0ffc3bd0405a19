package dev.plateau.web.request;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Finds what answers a request by its path before all else: Spring compares the method and the
 * types that client and mapping name first, for each mapping, of which one or two have that path.
 */
@Component
final class PathFirst implements WebMvcRegistrations {
  @Override
  public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
    return new RequestMappingHandlerMapping() {
      @Override
      protected @Nullable RequestMappingInfo getMatchingMapping(
          RequestMappingInfo mapping, HttpServletRequest request) {
        return mapping.getActivePatternsCondition().getMatchingCondition(request) == null
            ? null
            : super.getMatchingMapping(mapping, request);
      }
    };
  }
}
