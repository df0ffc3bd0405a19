package dev.plateau.web.result;

import dev.plateau.plot.Plot;
import dev.plateau.plot.Size;
import java.util.function.Function;

/** A picture that is drawn when it turns out that one is wanted. */
public record Picture(Size size, Function<Size, Plot> drawing) {

  Plot drawn() {
    return drawing.apply(size);
  }
}
