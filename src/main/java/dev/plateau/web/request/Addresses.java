package dev.plateau.web.request;

import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Addresses of the service as the client of the request that this thread serves sees them. */
public final class Addresses {
  private Addresses() {}

  /** An address below the prefix that a trusted proxy names; most name none. */
  public static String of(String path) {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current
        ? current.getRequest().getContextPath() + path
        : path;
  }
}
