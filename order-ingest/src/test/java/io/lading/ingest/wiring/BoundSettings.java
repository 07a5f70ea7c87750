package io.lading.ingest.wiring;

import java.util.Map;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.validation.ValidationBindHandler;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;

/** Settings as the service binds and validates them. */
final class BoundSettings {

  static final String URL = "jdbc:postgresql://localhost/lading";

  private BoundSettings() {}

  static IngestSettings bind(Map<String, String> properties) {
    try (LocalValidatorFactoryBean validator = new LocalValidatorFactoryBean()) {
      validator.setMessageInterpolator(new ParameterMessageInterpolator());
      validator.afterPropertiesSet();
      return new Binder(new MapConfigurationPropertySource(properties))
          .bind("lading", Bindable.of(IngestSettings.class), new ValidationBindHandler(validator))
          .get();
    }
  }
}
