<#ftl output_format="plainText">
${page.title()}
<#if page.name()??>
${page.name()}
</#if>
<#if page.chip()??>
[${page.chip()}]
</#if>
<#list page.sections() as section>

<#if section.heading()??>
${section.heading()}<#if section.chip()??> [${section.chip()}]</#if>
</#if>
<#list section.lines() as line>
<#if section.list>  ${line?counter}. <#else>  </#if>${line}
</#list>
<#list section.links() as link>
  ${link.label()}: ${link.address()}
</#list>
</#list>
<#if page.links()?has_content>

<#list page.links() as link>
${link.label()}: ${link.address()}
</#list>
</#if>

-- 
Ergodrop
<#list page.footer() as line>
${line}
</#list>
