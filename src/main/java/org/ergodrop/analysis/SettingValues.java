package org.ergodrop.analysis;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Texts of all settings, defaults filled in, read as what they mean. */
final class SettingValues {

    private final Map<SettingKey, String> texts = new EnumMap<>(SettingKey.class);

    /** @throws SettingException when a key is unknown */
    SettingValues(Map<String, String> changed) {
        for (SettingKey key : SettingKey.values()) {
            texts.put(key, key.standard());
        }
        changed.forEach((name, text) -> texts.put(
                SettingKey.named(name).orElseThrow(() -> SettingException.unknown(name, knownKeys())), text.strip()));
    }

    String text(SettingKey key) {
        return texts.getOrDefault(key, key.standard());
    }

    double number(SettingKey key) {
        try {
            double number = Double.parseDouble(text(key));
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw SettingException.value(key.key(), text(key), "a number is expected (" + key.meaning() + ")");
        }
        throw SettingException.value(key.key(), text(key), "a finite number is expected");
    }

    int integer(SettingKey key) {
        double number = number(key);
        if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
            throw SettingException.value(key.key(), text(key), "a whole number is expected");
        }
        return (int) number;
    }

    boolean flag(SettingKey key) {
        return switch (text(key)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw SettingException.value(key.key(), text(key), "true or false is expected");
        };
    }

    <E extends Enum<E>> E choice(SettingKey key, Class<E> type) {
        E[] choices = type.getEnumConstants();
        return Arrays.stream(choices)
                .filter(choice -> word(choice).equals(text(key)))
                .findFirst()
                .orElseThrow(() -> SettingException.value(
                        key.key(),
                        text(key),
                        Arrays.stream(choices).map(SettingValues::word).collect(Collectors.joining(", "))
                                + " is expected"));
    }

    double[] edges(SettingKey key) {
        try {
            double[] edges = Arrays.stream(text(key).split(",", -1))
                    .map(String::strip)
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            if (edges.length == 3) {
                return edges;
            }
        } catch (NumberFormatException e) {
            throw SettingException.value(key.key(), text(key), "three numbers separated by commas are expected");
        }
        throw SettingException.value(key.key(), text(key), "three numbers separated by commas are expected");
    }

    Map<String, String> byKey() {
        Map<String, String> byKey = new LinkedHashMap<>();
        texts.forEach((key, text) -> byKey.put(key.key(), text));
        return byKey;
    }

    private static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String knownKeys() {
        return Stream.of(SettingKey.values()).map(SettingKey::key).collect(Collectors.joining(", "));
    }
}
