package dev.plateau.web.experiment;

import dev.plateau.experiment.Experiment;
import dev.plateau.experiment.FieldMap.Measure;
import dev.plateau.experiment.FieldMap.Side;
import dev.plateau.experiment.Maps;
import dev.plateau.json.KebabCase;
import dev.plateau.plot.Size;
import dev.plateau.web.request.QueryParameters;
import dev.plateau.web.result.PictureConverter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.MediaType;

/** Reads from a query which map of an experiment to draw. */
final class MapReader {
  private static final Size USUAL = new Size(640, 600);
  private static final Map<String, Boolean> COPIES = Map.of("together", false, "apart", true);

  /** The parameters that only maps have. */
  static final List<String> MAP_ONLY = List.of("x", "y", "value", "copies");

  private final Map<String, String> given;
  private final QueryParameters query = new QueryParameters();

  MapReader(Map<String, String> given) {
    this.given = given;
  }

  /** Whether a map is asked for: by its parameters, or because a picture is. */
  static boolean isAsked(Map<String, String> given, List<MediaType> accepted) {
    return !given.isEmpty()
        || accepted.stream()
            .limit(1)
            .anyMatch(type ->
                type.equalsTypeAndSubtype(MediaType.IMAGE_PNG)
                    || type.toString().startsWith(PictureConverter.SVG));
  }

  /** Whether a map is what is asked for, not any picture. */
  static boolean namesOne(Map<String, String> given) {
    return given.keySet().stream().anyMatch(MAP_ONLY::contains);
  }

  MapView read(Experiment experiment, Maps maps) {
    List<String> names = maps.sides().stream().map(Side::name).toList();
    if (names.size() < 2) {
      query.outOfRange("x", "needs two fields that vary in listed values, there are " + names);
      query.refuseIfAny();
    }
    int x = side("x", 0, names);
    int y = side("y", x == 1 ? 0 : 1, names);
    Measure measure =
        query
            .choice("value", text("value"), KebabCase.of(Measure.class))
            .orElse(maps.haveBasins() ? Measure.BASIN : Measure.RATE);
    boolean apart = query.choice("copies", text("copies"), COPIES).orElse(false);
    Size size = PictureConverter.size(given, USUAL, query);
    if (x == y) {
      query.outOfRange("y", "must differ from x, both are " + names.get(x));
    }
    if (measure == Measure.BASIN && !maps.haveBasins()) {
      query.outOfRange("value", "must not be basin: theta does not vary over a plane");
    }
    query.refuseIfAny();
    var map = maps.of(x, y, measure, apart);
    return MapView.of(map, MapPicture.of(experiment, map, size));
  }

  private Optional<String> text(String name) {
    return Optional.ofNullable(given.get(name));
  }

  private int side(String parameter, int usual, List<String> names) {
    Optional<String> name = text(parameter);
    if (name.isPresent() && !names.contains(name.get())) {
      query.outOfRange(
          parameter,
          "must be one of %s, is \"%s\"".formatted(String.join(", ", names), name.get()));
    }
    return name.map(names::indexOf).filter(found -> found >= 0).orElse(usual);
  }
}
