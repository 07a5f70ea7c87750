package io.lading.planner.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.lading.planner.distance.OsrmTables;
import io.lading.planner.distance.Table;
import io.lading.planner.distance.TableSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RoadSourcesTest {

  private static final String SERVICE = "http://osrm:5000/table/v1/driving";
  private static final TableSource OWN = (_, _) -> new Table(new int[0][], new int[0][]);

  private final StaticListableBeanFactory beans = new StaticListableBeanFactory();

  @Test
  void withoutASettingNobodyKnowsTheRoads() {
    beans.addBean("own", OWN);
    assertThat(chosen(Map.of())).isEmpty();
  }

  @Test
  void aServiceIsAskedOverHttp() {
    assertThat(chosen(Map.of("tables", SERVICE))).containsInstanceOf(OsrmTables.class);
  }

  @Test
  void anOsmFileIsReadInThisProcess() {
    beans.addBean("own", OWN);
    assertThat(chosen(Map.of("osm-file", "town.osm"))).containsSame(OWN);
  }

  @Test
  void anOsmFileThatNobodyReadsIsRefused() {
    refused("osm-file", Map.of("osm-file", "town.osm"), "without GraphHopper");
  }

  @Test
  void serviceAndFileTogetherAreRefused() {
    beans.addBean("own", OWN);
    refused(
        "osm-file",
        Map.of("osm-file", "town.osm", "tables", SERVICE),
        "lading.planner.roads.tables");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "osrm:5000/table/v1/driving",
        "osrm",
        "/table/v1/driving",
        "ftp://osrm/table",
        "http:///table/v1/driving",
        "http://osrm:5000/table/v1/driving?x=1",
        "http://os rm/"
      })
  void anAddressThatIsNoneIsRefused(String address) {
    refused("tables", Map.of("tables", address), "address");
  }

  private void refused(String setting, Map<String, String> settings, String reason) {
    assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
        .isThrownBy(() -> chosen(settings))
        .satisfies(
            refusal -> {
              assertThat(refusal.getName()).isEqualTo("lading.planner.roads." + setting);
              assertThat(refusal.getReason()).contains(reason);
            });
  }

  private Optional<TableSource> chosen(Map<String, String> settings) {
    Map<String, String> named = new HashMap<>();
    settings.forEach((name, value) -> named.put("roads." + name, value));
    PlannerSettings.Roads roads =
        new Binder(new MapConfigurationPropertySource(named))
            .bindOrCreate("roads", PlannerSettings.Roads.class);
    return RoadSources.chosen(roads, beans.getBeanProvider(TableSource.class));
  }
}
