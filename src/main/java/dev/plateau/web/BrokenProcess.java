package dev.plateau.web;

import java.lang.Thread.UncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Breaks liveness and readiness when an error of the virtual machine ends a thread, as when the
 * heap is full: the server may have lost what answers it, and only a new process helps.
 */
@Component
class BrokenProcess implements UncaughtExceptionHandler, SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(BrokenProcess.class);

  private final ApplicationContext context;
  private volatile boolean running;

  BrokenProcess(ApplicationContext context) {
    this.context = context;
  }

  @Override
  public void uncaughtException(Thread thread, Throwable e) {
    LOG.error("Thread {} ended with an exception", thread.getName(), e);
    if (e instanceof VirtualMachineError) {
      AvailabilityChangeEvent.publish(context, LivenessState.BROKEN);
      AvailabilityChangeEvent.publish(context, ReadinessState.REFUSING_TRAFFIC);
    }
  }

  @Override
  public void start() {
    Thread.setDefaultUncaughtExceptionHandler(this);
    running = true;
  }

  @Override
  public void stop() {
    Thread.setDefaultUncaughtExceptionHandler(null);
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
