package dev.plateau.web.openapi;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Has springdoc describe our own records by {@link RecordSchemas} rather than by its own rules. */
@Component
class AnswerSchemas implements ModelConverter {

  @Override
  public @Nullable Schema<?> resolve(
      AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> others) {
    Class<?> raw = Json31.mapper().constructType(type.getType()).getRawClass();
    if (raw.isRecord() && raw.getPackageName().startsWith("dev.plateau.")) {
      RecordSchemas records =
          new RecordSchemas((name, schema) -> context.defineModel(name, schema(schema)));
      return schema(records.reference(raw));
    }
    return others.hasNext() ? others.next().resolve(type, context, others) : null;
  }

  static Schema<?> schema(Map<String, Object> json) {
    return Json31.mapper().convertValue(json, Schema.class);
  }

  @Override
  public boolean isOpenapi31() {
    return true;
  }
}
