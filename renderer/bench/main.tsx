import { createRoot } from 'react-dom/client';
import { connectBench } from './client.ts';
import { Panel } from './panel.tsx';
import '../styles/tokens.css';
import './bench.css';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
const panel = createRoot(root);
const client = await connectBench();
panel.render(<Panel client={client} />);
