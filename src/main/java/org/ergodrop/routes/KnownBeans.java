package org.ergodrop.routes;

import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Component;
import org.apache.camel.spi.BeanRepository;
import org.apache.camel.spi.DataFormat;
import org.apache.camel.spi.Language;
import org.ergodrop.jobs.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ConfigurationClassPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.objenesis.SpringObjenesis;

/**
 * The beans that routes may name, by name and type. What it hands out are shells of those types, made without a constructor:
 * enough to see whether a bean and its method are there, and nothing of the running service is touched.
 */
public final class KnownBeans implements BeanRepository {

    private final SpringObjenesis shells = new SpringObjenesis();
    private final ConfigurableListableBeanFactory beans;

    private KnownBeans(ConfigurableListableBeanFactory beans) {
        this.beans = beans;
    }

    /** The beans of a running service. */
    static KnownBeans of(ConfigurableListableBeanFactory beans) {
        return new KnownBeans(beans);
    }

    /**
     * The beans that a service with these settings and every role would have; none of them is made.
     *
     * @param program the class that the service starts from
     */
    public static KnownBeans of(Class<?> program, ConfigurableEnvironment settings) {
        Map<String, Object> everyRole = new HashMap<>();
        Arrays.stream(Role.values()).forEach(role -> everyRole.put(role.key(), true));
        // routes name beans of ours alone; reading what Spring Boot would add takes seconds
        everyRole.put(EnableAutoConfiguration.ENABLED_OVERRIDE_PROPERTY, false);
        settings.getPropertySources().addFirst(new MapPropertySource("every role", everyRole));
        AnnotationConfigApplicationContext never = new AnnotationConfigApplicationContext();
        never.setEnvironment(settings);
        never.register(program);
        ConfigurationClassPostProcessor definitions = new ConfigurationClassPostProcessor();
        definitions.setEnvironment(settings);
        definitions.setResourceLoader(never);
        definitions.postProcessBeanDefinitionRegistry(never.getDefaultListableBeanFactory());
        return new KnownBeans(never.getDefaultListableBeanFactory());
    }

    @Override
    public @Nullable Object lookupByName(String name) {
        if (!beans.containsBean(name)) {
            return null;
        }
        Class<?> type = beans.getType(name, false);
        return type == null || isCamelsOwn(type) ? null : shell(type);
    }

    @Override
    public <T> @Nullable T lookupByNameAndType(String name, Class<T> type) {
        Object bean = lookupByName(name);
        return type.isInstance(bean) ? type.cast(bean) : null;
    }

    @Override
    public <T> Map<String, T> findByTypeWithName(Class<T> type) {
        Map<String, T> found = new HashMap<>();
        if (!type.getName().startsWith("org.apache.camel.") && type != Object.class) {
            for (String name : beans.getBeanNamesForType(type, true, false)) {
                T bean = lookupByNameAndType(name, type);
                if (bean != null) {
                    found.put(name, bean);
                }
            }
        }
        return found;
    }

    @Override
    public <T> Set<T> findByType(Class<T> type) {
        return findByTypeWithName(type).values().stream().collect(Collectors.toSet());
    }

    /** Components are made afresh for a check: the service's own are connected with other systems. */
    private static boolean isCamelsOwn(Class<?> type) {
        return Component.class.isAssignableFrom(type)
                || DataFormat.class.isAssignableFrom(type)
                || Language.class.isAssignableFrom(type);
    }

    private Object shell(Class<?> type) {
        if (type.isInterface()) {
            return Proxy.newProxyInstance(
                    type.getClassLoader(),
                    new Class<?>[] {type},
                    (proxy, method, arguments) -> switch (method.getName()) {
                        case "hashCode" -> System.identityHashCode(proxy);
                        case "equals" -> proxy == arguments[0];
                        case "toString" -> "a shell of " + type.getName();
                        default -> throw new UnsupportedOperationException("a check calls nothing: " + method);
                    });
        }
        return shells.newInstance(type);
    }
}
