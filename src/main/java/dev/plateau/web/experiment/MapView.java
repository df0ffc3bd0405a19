package dev.plateau.web.experiment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.plateau.experiment.FieldMap;
import dev.plateau.experiment.FieldMap.Fate;
import dev.plateau.experiment.FieldMap.Measure;
import dev.plateau.json.KebabCase;
import dev.plateau.json.NullIfNotFinite;
import dev.plateau.web.result.Picture;
import dev.plateau.web.result.PictureConverter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What came of an experiment over two of its fields. */
@Schema(name = "ExperimentMap")
@JsonInclude(JsonInclude.Include.NON_NULL)
record MapView(
    SideView x,
    SideView y,
    @Schema(implementation = Measure.class) String value,
    @Schema(
            description =
                "z[i][j] at the i-th value of y and the j-th of x, null where there is none; of"
                    + " basins the place of a group in groups")
        List<@NullIfNotFinite double[]> z,
    @Schema(description = "where runs ended; absent for other values than basins")
        @Nullable List<GroupView> groups,
    @JsonIgnore Picture picture)
    implements ExperimentAnswer, PictureConverter.Drawable {

  /** An axis of a map. */
  @Schema(name = "MapSide")
  record SideView(String field, @Schema(ref = "#/components/schemas/FieldValues") JsonNode values) {
    static SideView of(FieldMap.Side side) {
      return new SideView(side.name(), JsonNodeFactory.instance.arrayNode().addAll(side.values()));
    }
  }

  /** Runs that ended at the same place. */
  @Schema(name = "Basin")
  record GroupView(
      @Schema(implementation = Fate.class) String fate,
      int runs,
      double share,
      @NullIfNotFinite double medianFinalLoss,
      @Schema(description = "the number of one of them") int run) {
    static GroupView of(FieldMap.Group group, int all) {
      return new GroupView(
          KebabCase.of(group.fate()),
          group.runs(),
          (double) group.runs() / all,
          group.medianLoss(),
          group.run());
    }
  }

  static MapView of(FieldMap map, Picture picture) {
    int all = map.groups().stream().mapToInt(FieldMap.Group::runs).sum();
    return new MapView(
        SideView.of(map.x()),
        SideView.of(map.y()),
        KebabCase.of(map.measure()),
        map.z(),
        map.measure() == Measure.BASIN
            ? map.groups().stream().map(group -> GroupView.of(group, all)).toList()
            : null,
        picture);
  }
}
