# Records second-order-minpack.json: what Levenberg-Marquardt of MINPACK, as R has it, makes of the
# networks and starts of second-order-xor.json and second-order-sine.json.
# Run here: Rscript second-order-minpack.R; needs the packages minpack.lm and jsonlite.
library(minpack.lm)
library(jsonlite)

# theta: weights layer by layer, a row for each input of the layer, then biases layer by layer.
network <- function(theta, inputs, targets, hidden, activation) {
  w1 <- matrix(theta[1:(ncol(inputs) * hidden)], ncol(inputs), byrow = TRUE)
  at <- length(w1)
  w2 <- theta[at + 1:hidden]
  z <- inputs %*% w1 + rep(theta[at + hidden + 1:hidden], each = nrow(inputs))
  a <- if (activation == "tanh") tanh(z) else plogis(z)
  slope <- if (activation == "tanh") 1 - a^2 else a * (1 - a)
  list(
    residuals = as.vector(a %*% w2) + theta[at + 2 * hidden + 1] - targets,
    a = a, delta = slope * rep(w2, each = nrow(inputs)))
}

# MINPACK wants as many residuals as parameters at least; those that are always 0 change nothing.
residuals <- function(theta, ...) {
  real <- network(theta, ...)$residuals
  c(real, rep(0, max(0, length(theta) - length(real))))
}

jacobian <- function(theta, inputs, ...) {
  pass <- network(theta, inputs, ...)
  w1 <- lapply(seq_len(ncol(inputs)), function(i) inputs[, i] * pass$delta)
  real <- cbind(do.call(cbind, w1), pass$a, pass$delta, 1)
  rbind(real, matrix(0, max(0, ncol(real) - nrow(real)), ncol(real)))
}

record <- function(name) {
  golden <- fromJSON(paste0("second-order-", name, ".json"), simplifyDataFrame = FALSE)
  inputs <- golden$dataset$inputs
  targets <- as.vector(golden$dataset$targets)
  lapply(golden$runs, function(run) {
    fit <- nls.lm(
      par = run$theta0, fn = residuals, jac = jacobian, inputs = inputs, targets = targets,
      hidden = golden$network$hidden, activation = golden$network$activation,
      control = nls.lm.control(ftol = 1e-15, ptol = 1e-15, gtol = 0, maxiter = 1000, maxfev = 10000))
    list(finalLoss = fit$deviance / length(targets), iterations = fit$niter)
  })
}

write_json(
  list(
    source = paste("minpack.lm", packageVersion("minpack.lm"), "in", R.version.string),
    xor = record("xor"), sine = record("sine")),
  "second-order-minpack.json", auto_unbox = TRUE, digits = NA)
