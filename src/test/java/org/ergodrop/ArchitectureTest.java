package org.ergodrop;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ergodrop.pipeline.ErgodropService;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.stereotype.Component;

/** Holds the package table of the design: who may use whom. */
@AnalyzeClasses(packages = "org.ergodrop", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "org.ergodrop.";

    /** Room → the rooms it may use, transitively written out. {@code text} is free to all. */
    private static final Map<String, Set<String>> MAY_USE = table();

    private static Map<String, Set<String>> table() {
        Map<String, Set<String>> table = new LinkedHashMap<>();
        table.put("text", Set.of());
        table.put("models", Set.of("text"));
        table.put("analysis.geometry", Set.of("text"));
        table.put("analysis.video", plus(table, "analysis.geometry"));
        table.put("analysis.pose", plus(table, "analysis.video", "models"));
        table.put("analysis.body", plus(table, "analysis.pose"));
        table.put("analysis.posture", plus(table, "analysis.body"));
        table.put("analysis.ergonomics", plus(table, "analysis.posture"));
        table.put("analysis", plus(table, "analysis.ergonomics"));
        table.put("report", plus(table, "analysis"));
        table.put("jobs", Set.of("text"));
        table.put("routes", plus(table, "jobs"));
        table.put("hotfolder", plus(table, "jobs"));
        table.put("hotfolder.directory", plus(table, "hotfolder"));
        table.put("google", Set.of("text"));
        table.put("hotfolder.drive", plus(table, "hotfolder", "google"));
        table.put("notify", plus(table, "jobs"));
        table.put("intake", plus(table, "hotfolder", "analysis.video"));
        table.put("delivery", plus(table, "hotfolder"));
        table.put(
                "pipeline",
                plus(table, "report", "intake", "delivery", "notify", "hotfolder.directory", "hotfolder.drive"));
        table.put("pods", plus(table, "hotfolder"));
        table.put("metrics", plus(table, "pods", "google", "analysis"));
        table.put("pods.runpod", plus(table, "pods"));
        table.put("console", plus(table, "pods"));
        table.put("demo", Set.of("text"));
        table.put("demo.http", Set.of("text"));
        table.put("demo.google", plus(table, "demo.http"));
        table.put("demo.runpod", plus(table, "demo.http"));
        table.put("demo.mail", Set.of("text"));
        table.put("demo.worker", plus(table, "analysis.posture"));
        table.put(
                "cli",
                plus(
                        table,
                        "pipeline",
                        "routes",
                        "console",
                        "pods.runpod",
                        "demo.worker",
                        "demo.google",
                        "demo.runpod",
                        "demo.mail"));
        return table;
    }

    private static Set<String> plus(Map<String, Set<String>> table, String... rooms) {
        Set<String> allowed = new HashSet<>();
        for (String room : rooms) {
            allowed.add(room);
            allowed.addAll(table.get(room));
        }
        return allowed;
    }

    @ArchTest
    static void everyClassLivesInARoomOfTheTable(JavaClasses code) {
        Set<String> rooms = code.stream().map(ArchitectureTest::roomOf).collect(Collectors.toCollection(TreeSet::new));
        assertThat(MAY_USE.keySet()).containsAll(rooms);
    }

    @ArchTest
    static void roomsUseOnlyWhatTheTableAllows(JavaClasses code) {
        MAY_USE.forEach((room, allowed) -> {
            String[] forbidden = MAY_USE.keySet().stream()
                    .filter(other -> !other.equals(room) && !allowed.contains(other))
                    .map(other -> ROOT + other)
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + room)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(forbidden)
                    .allowEmptyShould(true)
                    .check(code);
        });
    }

    @ArchTest
    static final ArchRule the_core_knows_no_framework = noClasses()
            .that()
            .resideInAnyPackage(ROOT + "analysis..", ROOT + "report..", ROOT + "models..", ROOT + "text..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "org.apache.camel..", "org.slf4j..", "jakarta..", "picocli..")
            .because("angles must be computable and testable without Spring, Camel or a network");

    @ArchTest
    static final ArchRule only_video_knows_ffmpeg = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "analysis.video")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.bytedeco..");

    @ArchTest
    static final ArchRule only_pose_knows_onnx_runtime = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "analysis.pose")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ai.onnxruntime..");

    @ArchTest
    static final ArchRule only_the_report_knows_excel = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "report..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.poi..");

    @ArchTest
    static final ArchRule nothing_static_changes =
            fields().that().areStatic().should().beFinal();

    @ArchTest
    static final ArchRule rooms_are_free_of_cycles =
            slices().matching(ROOT + "(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule names_say_what_a_class_is =
            classes().should().haveNameNotMatching(".*(Util|Utils|Helper|Manager|Misc|Common|Impl)$");

    @ArchTest
    static void beansLiveWhereTheServiceLooksForThem(JavaClasses code) {
        String[] looked = Arrays.stream(
                        ErgodropService.class.getAnnotation(SpringBootApplication.class).scanBasePackages())
                .map(room -> room + "..")
                .toArray(String[]::new);
        classes()
                .that()
                .areAnnotatedWith(Component.class)
                .or()
                .areMetaAnnotatedWith(Component.class)
                .should()
                .resideInAnyPackage(looked)
                .check(code);
    }

    private static String roomOf(JavaClass type) {
        String inside = type.getPackageName().substring(ROOT.length() - 1);
        return List.of(inside.split("\\.")).stream()
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("."));
    }
}
