package dev.plateau.web.access;

/** How the service knows who calls it. */
enum AccessMode {
  /** It does not ask. */
  OPEN,
  /** By a key of its own that is sent along. */
  KEYS,
  /** By a token of an identity provider (OpenID Connect). */
  OIDC
}
