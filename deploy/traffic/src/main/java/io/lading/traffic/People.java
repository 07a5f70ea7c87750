package io.lading.traffic;

import java.util.List;
import java.util.SplittableRandom;
import tools.jackson.databind.node.ObjectNode;

/**
 * Receivers and senders who do not exist: made-up names, telephones with an area code of zeros,
 * streets called example; but their cities are real, and so are the coordinates, within a few
 * kilometres.
 */
final class People {

  private static final List<String> FAMILY =
      List.of("王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "欧阳", "司马");
  private static final List<String> GIVEN = List.of("样例", "示范", "小样", "试一", "范例", "演示", "测试", "样本");
  private static final List<String> FOREIGN =
      List.of("Alex Sample", "Robin Example", "Kim Placeholder", "Sam Fictitious", "Jo Specimen");

  /** Degrees: 17 km from south to north. */
  static final double OUTSKIRTS = 0.15;

  private static final List<String> STREETS = List.of("示例路", "样板街", "范例大道", "演示巷", "测试东路", "样本西街");

  private final List<City> cities = City.all();
  private final Weighted population =
      new Weighted(cities.stream().mapToDouble(City::weight).toArray());

  City city(SplittableRandom random) {
    return cities.get(population.next(random));
  }

  static String name(City city, SplittableRandom random) {
    return city.chinese() ? oneOf(FAMILY, random) + oneOf(GIVEN, random) : oneOf(FOREIGN, random);
  }

  static String telephone(SplittableRandom random) {
    return "000-0000-%04d".formatted(random.nextInt(10_000));
  }

  static void party(ObjectNode party, City city, SplittableRandom random) {
    int house = 1 + random.nextInt(300);
    String street = city.chinese() ? oneOf(STREETS, random) : "Example Street";
    party.put("name", name(city, random));
    party.put("telephone", telephone(random));
    party.put("province", city.province());
    party.put("city", city.name());
    party.put("street", street);
    party.put("address", city.chinese() ? street + house + "号" : house + " " + street);
    party.put("addressCode", city.code());
    ObjectNode location = party.putObject("location");
    location.put("lat", near(city.lat(), random));
    location.put("lon", near(city.lon(), random));
  }

  /** Most live near the middle, nobody farther away than {@link #OUTSKIRTS}. */
  private static double near(double degrees, SplittableRandom random) {
    double hill = (random.nextDouble() + random.nextDouble() + random.nextDouble()) / 1.5 - 1;
    return Math.round((degrees + hill * OUTSKIRTS) * 1e6) / 1e6;
  }

  static <T> T oneOf(List<T> choices, SplittableRandom random) {
    return choices.get(random.nextInt(choices.size()));
  }
}
