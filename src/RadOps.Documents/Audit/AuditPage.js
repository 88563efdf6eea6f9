// Sorting and filtering of the page's tables. Without it everything is there to be read, in the order of the audit.
(() => {
  'use strict';
  document.documentElement.classList.add('js');
  const order = new Intl.Collator('sv', { numeric: true });
  const keyOf = (row, column) => { const cell = row.cells[column]; return cell.dataset.key ?? cell.textContent; };

  for (const table of document.querySelectorAll('table.sortable')) {
    const body = table.tBodies[0];
    const said = table.parentElement.querySelector('[role=status]');
    [...table.tHead.rows[0].cells].forEach((head, column) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = head.textContent;
      head.replaceChildren(button);
      button.addEventListener('click', () => {
        const down = head.getAttribute('aria-sort') === 'ascending';
        for (const other of table.tHead.rows[0].cells) other.removeAttribute('aria-sort');
        head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
        const rows = [...body.rows].sort((a, b) => order.compare(keyOf(a, column), keyOf(b, column)));
        body.append(...(down ? rows.reverse() : rows));
        if (said) said.textContent = `Sorterat efter ${button.textContent.toLowerCase()}, ${down ? 'fallande' : 'stigande'}.`;
      });
    });
  }

  const tools = document.querySelector('.tools');
  if (!tools) return;
  tools.hidden = false;
  const rows = [...document.querySelectorAll('#fynd tbody tr')];
  const [text, severity, code] = tools.querySelectorAll('input, select');
  const filter = () => {
    const words = text.value.toLocaleLowerCase('sv').split(/\s+/);
    let shown = 0;
    for (const row of rows) {
      const body = row.textContent.toLocaleLowerCase('sv');
      row.hidden = !(words.every(word => body.includes(word)) && (!severity.value || row.dataset.severity === severity.value) && (!code.value || row.dataset.code === code.value));
      if (!row.hidden) shown++;
    }
    // A paper tells that it does not hold them all.
    tools.classList.toggle('chosen', shown < rows.length);
    tools.querySelector('output').textContent = `${shown} av ${rows.length} fynd visas.`;
  };
  for (const control of [text, severity, code]) control.addEventListener('input', filter);
  filter();
})();
