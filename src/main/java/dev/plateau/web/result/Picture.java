package dev.plateau.web.result;

import dev.plateau.plot.Plot;
import dev.plateau.plot.Size;
import java.util.function.Function;

/** A picture that is drawn only when an answer needs it. */
public record Picture(Size size, Function<Size, Plot> drawing) {

  Plot drawn() {
    return drawing.apply(size);
  }
}
